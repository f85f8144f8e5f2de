declare const ORCH_VERSION: string | undefined;

/** The version in package.json, put in by the build; `dev` where the sources run unbundled. */
export const version = typeof ORCH_VERSION === 'undefined' ? 'dev' : ORCH_VERSION;
