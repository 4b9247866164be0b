// Leaving fast: the exit link, or Escape three times within five seconds. First in the head of public pages, so that it
// works before anything else has loaded. Leaving tells the server to throw the draft away and replaces this page in the
// browser's history with a neutral one.
(function () {
  var presses = [];
  function leave() {
    var link = document.querySelector("[data-exit]");
    var beacon = document.querySelector("[data-exit-beacon]");
    var where = link ? link.href : "https://www.bbc.co.uk/weather";
    if (beacon && navigator.sendBeacon) navigator.sendBeacon(beacon.getAttribute("data-exit-beacon"));
    if (document.body) document.body.textContent = "";
    document.title = "";
    window.location.replace(where);
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 5000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-exit]")) {
      event.preventDefault();
      leave();
    }
  });
})();
