import { app } from 'electron';
import { compose } from './compose';
import { askedOf } from './shell/asked';
import { runOnce } from './shell/once';
import { startShell } from './shell/start';

const asked = askedOf(process.argv, app.isPackaged);
if (asked) void runOnce(asked, compose(app.isPackaged));
// A second start only brings the first one's window forward.
else if (app.requestSingleInstanceLock()) startShell(compose(app.isPackaged));
else app.quit();
