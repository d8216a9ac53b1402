/**
 * Loaded into real Electron before the app (`electron -r`): keeps hold of what Electron lets nobody ask for
 * afterwards, the tray's menu and who waits for a shortcut. Nothing of the app behaves differently.
 */
const { globalShortcut, Tray } = require('electron');

const held = { menu: null, tip: '', shortcuts: new Map() };
globalThis.backlineHeld = held;

const { setContextMenu, setToolTip, destroy } = Tray.prototype;
Tray.prototype.setContextMenu = function (menu) {
  held.menu = menu;
  return setContextMenu.call(this, menu);
};
Tray.prototype.setToolTip = function (tip) {
  held.tip = tip;
  return setToolTip.call(this, tip);
};
Tray.prototype.destroy = function () {
  held.menu = null;
  return destroy.call(this);
};

const { register, unregister } = globalShortcut;
globalShortcut.register = (keys, act) => {
  const done = register.call(globalShortcut, keys, act);
  if (done) held.shortcuts.set(keys, act);
  return done;
};
globalShortcut.unregister = (keys) => {
  held.shortcuts.delete(keys);
  return unregister.call(globalShortcut, keys);
};
