/*
 * Runs in the page before the app, as it stands: notes in `window.painted` what each scan took from its last key to the frame in which
 * Chromium shows the answer, in ms. `window.answer` says what that is: an element, and the name in it.
 */
(() => {
  window.painted = [];
  let began = null;
  let before = '';
  const shown = () => {
    const face = document.querySelector(window.answer.element);
    return `${face?.dataset.verdict ?? ''} ${face?.querySelector(window.answer.name)?.textContent ?? ''}`;
  };
  addEventListener(
    'keydown',
    () => {
      // A burst that pauses before its Enter is taken without it: the last key counts, whichever it is.
      if (began === null) before = shown();
      began = performance.now();
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const now = shown();
    if (began === null || now === before || !new RegExp(window.answer.when).test(now)) return;
    const start = began;
    began = null;
    // The task behind the next frame runs when that frame was handed over for painting.
    requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - start), 0));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
