import type { Finder } from '../span.ts';
import { findAddresses } from './find-addresses.ts';
import { findDomainNames } from './find-domain-names.ts';
import { findHardwareAddresses } from './find-hardware-addresses.ts';
import { findHosts } from './find-hosts.ts';
import { findIds } from './find-ids.ts';
import { findKeyBlocks } from './find-key-blocks.ts';
import { findKnownTokens } from './find-known-tokens.ts';
import { findLogins } from './find-logins.ts';
import { findMailAddresses } from './find-mail-addresses.ts';
import { findSecretObjects } from './find-secret-objects.ts';
import { findSecrets } from './find-secrets.ts';
import { findUsers } from './find-users.ts';

/** What needs nothing but the text itself. */
export const structuredFinders: readonly Finder[] = [
  findKeyBlocks,
  findKnownTokens,
  findSecretObjects,
  findSecrets,
  findIds,
  findHardwareAddresses,
  findAddresses,
  findMailAddresses,
  findLogins,
  findUsers,
  findHosts,
  findDomainNames,
];
