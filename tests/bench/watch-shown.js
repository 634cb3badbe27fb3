/*
 * Runs in the page before the app, as it stands: notes when the Enter of each scan was heard, and when another list of scans, or another
 * number of people inside, was painted; in epoch ms with fractions, a clock that two browsers of one machine share.
 */
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const shown = { listed: '.log ol', counted: '.figures-big' };
  const before = {};
  window.keyed = [];
  window.listed = [];
  window.counted = [];
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') window.keyed.push(now());
    },
    { capture: true },
  );
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(shown)) {
      const text = document.querySelector(selector)?.textContent ?? '';
      if (text === before[name]) continue;
      before[name] = text;
      // The task behind the next frame runs when that frame was handed over for painting.
      requestAnimationFrame(() => setTimeout(() => window[name].push(now()), 0));
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
