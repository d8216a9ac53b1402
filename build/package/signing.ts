type Env = Readonly<Record<string, string | undefined>>;

export interface Signing {
  /** Whether a certificate for macOS is named. */
  mac: boolean;
  notarize: boolean;
  azure: {
    endpoint: string;
    codeSigningAccountName: string;
    certificateProfileName: string;
    publisherName: string;
  } | null;
}

const AZURE = ['AZURE_SIGN_ENDPOINT', 'AZURE_SIGN_ACCOUNT', 'AZURE_SIGN_PROFILE', 'AZURE_SIGN_PUBLISHER'] as const;
/** Each set is enough for Apple's notary; the first is the one electron-builder prefers. */
const NOTARY = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN', 'APPLE_KEYCHAIN_PROFILE'],
] as const;

/**
 * What can be signed with what the environment holds. Certificates as such (`CSC_LINK`, `CSC_KEY_PASSWORD`,
 * `WIN_CSC_LINK`) are read by electron-builder alone. A set that is only half there is a mistake, not a choice.
 */
export function readSigning(env: Env): Signing {
  const given = (name: string) => (env[name] ?? '') !== '';
  const azureGiven = AZURE.filter(given);
  if (azureGiven.length > 0 && azureGiven.length < AZURE.length)
    throw new Error(`Azure signing needs all of ${AZURE.join(', ')}`);
  const mac = given('CSC_LINK') || given('CSC_NAME');
  const [endpoint = '', account = '', profile = '', publisher = ''] = AZURE.map((name) => env[name]);
  return {
    mac,
    notarize: mac && NOTARY.some((names) => names.every(given)),
    azure:
      azureGiven.length === 0
        ? null
        : {
            endpoint,
            codeSigningAccountName: account,
            certificateProfileName: profile,
            publisherName: publisher,
          },
  };
}
