import { describe, expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { interfacesOfProgram } from './interfaces-of-program.ts';

const knowledge = dataKnowledge();

describe('what a command is about', () => {
  it.each([
    ['hciconfig', 'bluetooth-control'],
    ['ping', 'network-observe'],
    ['cryptsetup', 'dm-crypt'],
  ])('%s: %s', (program, name) => {
    expect(interfacesOfProgram(knowledge, knowledge.newestRelease, program)).toContain(name);
  });

  it('is nothing for what any program may be, and for what is no command', () => {
    expect(interfacesOfProgram(knowledge, knowledge.newestRelease, 'python3').size).toBe(0);
    expect(interfacesOfProgram(knowledge, knowledge.newestRelease, '../../bin/ping').size).toBe(0);
  });
});
