/** Where a container finds a secret that its operator provides. Its reader opens the file when it needs it. */
export const secretPath = (name: string): string => `/run/secrets/${name}`
