import { resourceUsage, stderr } from 'node:process';

// Loaded before a program that is measured: its last line on standard error is its peak memory in KiB.
process.on('exit', () => stderr.write(`\n${resourceUsage().maxRSS}\n`));
