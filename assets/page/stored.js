// What the browser keeps for this page, where it does so for a file.

const PREFIX = "mnist-desktop/";

const stored = {
  /** The text that was kept under a name; null without one. */
  get(name) {
    try {
      return localStorage.getItem(PREFIX + name);
    } catch {
      return null;
    }
  },

  /** Keeps a text, or removes it if it is null; returns whether the browser does so. */
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(PREFIX + name);
      else localStorage.setItem(PREFIX + name, value);
      return true;
    } catch {
      return false; // refused, or full
    }
  },
};
