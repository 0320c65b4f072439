import { randomBytes } from 'node:crypto';
import { base32 } from '../../base32.ts';

/** Makes an id of so many letters and digits that nobody can guess. */
export type NewId = (characters: number) => string;

export const randomId: NewId = (characters) => base32(randomBytes(characters), characters);
