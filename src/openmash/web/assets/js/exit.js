// Leaving fast: the exit link, or one press of Escape. First in the head of public pages, and waited for, so that it works
// before anything else has loaded. Leaving hides the page, tells the server to throw away what was written, and replaces
// this page in the browser's history with a neutral one. The mark "left" is a cookie of this site, gone when the browser
// is closed: with it the server sends earlier pages to the neutral one, and so does this script where a page comes back
// without the server being asked. data-left: this page was shown although somebody had left (it is a way in). A page
// without it that finds the mark was already on its way when they left: it took the place of the leaving, so it leaves.
(function () {
  var script = document.currentScript;
  var neutral = script.getAttribute("data-neutral");
  var window_left = false;
  var others = window.BroadcastChannel ? new BroadcastChannel("leaving") : null;
  function remember() {
    var secure = window.location.protocol === "https:" ? ";secure" : "";
    document.cookie = "left=yes;path=/;samesite=strict" + secure;
  }
  function marked() {
    return /(^|; )left=yes/.test(document.cookie);
  }
  function go() {
    window_left = true;
    document.documentElement.style.visibility = "hidden";
    document.title = "";
    remember();
    window.location.replace(neutral);
  }
  function leave(event) {
    event.preventDefault(); // the browser's own Escape would stop the neutral page from loading
    event.stopImmediatePropagation();
    if (window_left) return;
    if (document.readyState !== "complete") window.stop();
    try {
      if (others) others.postMessage("left");
      fetch(script.getAttribute("data-leave"), { keepalive: true, redirect: "manual", credentials: "same-origin" }).catch(function () {});
    } catch (old) {
      /* an old browser still leaves */
    }
    go();
  }
  function came_back() {
    var arrived = window.performance && performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return Boolean(arrived) && arrived.type === "back_forward";
  }
  document.documentElement.className += " om-scripts";
  if (others) others.onmessage = go;
  if (script.hasAttribute("data-left") ? came_back() : marked()) go();
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && (window_left || marked())) go();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" || event.key === "Esc") leave(event);
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-exit]")) leave(event);
  }, true);
})();
