// Runs before anything is drawn, so that a reader's dark page never flashes white. Kept in step with src/look/theme-choice.ts.
(function () {
  try {
    var theme = localStorage.getItem('lockstep.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    var language = localStorage.getItem('lockstep.language');
    if (language) document.documentElement.lang = language;
  } catch {
    // Storage may be forbidden: then the system's colours are right.
  }
})();
