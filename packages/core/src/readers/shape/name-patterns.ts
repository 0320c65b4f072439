/** Where a node is named: its name, or the token that redaction puts in place of it. */
export const NODE_NAME = String.raw`(?:[a-z0-9][\w.-]{0,252}|HOST_\d{1,9})`;
/** Where an object's UID stands: that or its token. */
export const UID = String.raw`(?:[0-9a-f-]{1,36}|UUID_\d{1,9})`;
