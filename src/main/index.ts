import { app } from 'electron';
import { compose } from './compose';
import { startShell } from './shell/start';

// A second start only brings the first one's window forward.
if (app.requestSingleInstanceLock()) startShell(compose(app.isPackaged));
else app.quit();
