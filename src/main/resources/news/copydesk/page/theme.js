// Not a module, so that it runs before anything is painted.
'use strict';
(() => {
  const ORDER = ['auto', 'light', 'dark'];
  const KEY = 'copydesk.theme';
  const root = document.documentElement;

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is switched off
    }
  };

  const apply = (theme) => {
    root.dataset.theme = ORDER.includes(theme) ? theme : 'auto';
  };

  apply(remembered());
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    if (!button) return;
    const label = () => {
      button.textContent = { auto: 'Auto', light: 'Light', dark: 'Dark' }[root.dataset.theme];
      button.setAttribute('aria-label', 'Colours: ' + button.textContent.toLowerCase() + '. Change.');
    };
    label();
    button.addEventListener('click', () => {
      apply(ORDER[(ORDER.indexOf(root.dataset.theme) + 1) % ORDER.length]);
      try {
        localStorage.setItem(KEY, root.dataset.theme);
      } catch { /* for this page only */ }
      label();
    });
  });
})();
