/** What a browser sends of a form without files. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A form writes a byte as up to three ("%5B"), and has a few more of its own. */
export const encodedLimit = (bytes: number): number => 3 * bytes + 1024;
