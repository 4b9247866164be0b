// Leaving fast: the exit link, or one press of Escape. First in the head of public pages, so that it works before
// anything else has loaded. Leaving tells the server to throw away what was written, replaces this page in the browser's
// history with a neutral one, and marks this window: going back from there to an earlier page leads away again.
(function () {
  var NEUTRAL = "https://www.bbc.co.uk/weather";
  var MARK = "left";
  function marked(value) {
    try {
      if (value === undefined) return window.sessionStorage.getItem(MARK) === "yes";
      if (value) window.sessionStorage.setItem(MARK, "yes");
      else window.sessionStorage.removeItem(MARK);
    } catch (refused) {
      return false;
    }
    return value;
  }
  function hide() {
    document.documentElement.style.visibility = "hidden";
    document.title = "";
  }
  function leave() {
    hide();
    marked(true);
    try {
      fetch("/report/leave", { keepalive: true, redirect: "manual", credentials: "same-origin" }).catch(function () {});
    } catch (old) {
      /* an old browser still leaves */
    }
    window.location.replace(NEUTRAL);
  }
  var arrived = window.performance && performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
  if (marked()) {
    if (arrived && arrived.type === "back_forward") {
      hide();
      window.location.replace(NEUTRAL);
    } else {
      marked(false);
    }
  }
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && marked()) {
      hide();
      window.location.replace(NEUTRAL);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" || event.key === "Esc") leave();
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-exit]")) {
      event.preventDefault();
      leave();
    }
  });
})();
