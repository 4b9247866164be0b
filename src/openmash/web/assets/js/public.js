// What a public page does once it has loaded: where something is to be put right, it is read out first.
(function () {
  var summary = document.querySelector(".govuk-error-summary");
  if (!summary) return;
  summary.setAttribute("tabindex", "-1");
  summary.focus();
})();
