import { runAsAdmin } from '../tools/powershell';
import { serviceOf } from '../tools/service.tool';
import type { VerbHandler } from './verbs';

/** Starts a service of Windows, `service`, with those it needs. One that runs already is fine. */
export const verb: VerbHandler = {
  perform: ({ service = '' }, { ports, signal }) =>
    runAsAdmin(ports, `Start-Service -Name ${serviceOf([service])}`, signal, 60_000),
  text: ({ service = '' }) => `Start-Service -Name ${service}`,
};
