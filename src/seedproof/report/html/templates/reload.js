// Only in pages that `seedproof docs --serve` shows: loads the page again when the site was built anew.
"use strict";
(() => {
  let seen = null;
  async function look() {
    try {
      const built = await (await fetch("/~built", { cache: "no-store" })).text();
      if (seen !== null && built !== seen) location.reload();
      seen = built;
    } catch { /* the server has ended */ }
    setTimeout(look, 1000);
  }
  look();
})();
