/*
 * Runs in the page as it stands: `window.countFrames(seconds)` answers when each frame of that time was due, in ms.
 */
window.countFrames = (seconds) =>
  new Promise((resolve) => {
    const times = [];
    const end = performance.now() + seconds * 1000;
    const frame = (now) => {
      times.push(now);
      if (now < end) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  });
