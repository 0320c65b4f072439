import { patternFinder } from '../pattern-finder.ts';
import { HOST, USER } from './name-grammar.ts';

const structure = (near: readonly string[], source: string) => ({ near, pattern: new RegExp(source, 'dgmu') });

/**
 * Users at hosts: the prompts of shells, commands that go to another machine, and the comment of a public key. A bare `a@b` is
 * none of these: units (`getty@tty1.service`), versions of symbols and digests of images are written so.
 */
export const findLogins = patternFinder([
  structure(['@'], String.raw`^(?:\([\w.-]{1,40}\) ?)?${USER}@${HOST}:[^\n$#]{0,200}[$#](?: |$)`),
  structure(['@'], String.raw`^\[${USER}@${HOST} [^\]\n]{0,200}\] ?[$#]`),
  structure(['@'], String.raw`^(?:╭─|┌─+\(?)?${USER}@${HOST} [~/][^\n%#$>]{0,200}(?:[%#$>](?: |$)|$)`),
  structure(['@'], `>${USER}@${HOST}</`),
  structure(['sha256:'], String.raw`SHA256:[A-Za-z0-9+/]{43} ${USER}@${HOST}(?= \(|$)`),
  structure(
    ['ssh ', 'scp ', 'sftp ', 'rsync ', 'ssh-copy-id '],
    String.raw`(?<![\w-])(?:ssh|scp|sftp|rsync|ssh-copy-id) (?:[^\n@]{0,120} )?${USER}@${HOST}`,
  ),
  structure(
    ['ssh-', 'ecdsa-'],
    `(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp[0-9]{3}) (?<SECRET>AAAA[A-Za-z0-9+/=]{16,})(?: ${USER}@${HOST})?`,
  ),
]);
