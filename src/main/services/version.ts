import { version } from '../../../package.json';

/** Version of this program. */
export const APP_VERSION: string = version;
