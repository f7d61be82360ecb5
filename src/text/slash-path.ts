/** What stands above the last part of a path with slashes (of a file, or of a section's key); empty if nothing does. */
export const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path with slashes: the name of a file or folder. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The name of a file or folder without its last extension. */
export const stemOf = (path: string): string => lastPart(path).replace(/\.[^.]*$/u, '');
