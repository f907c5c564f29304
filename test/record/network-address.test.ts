import { describe, expect, it } from 'vitest';
import { networkAddress } from '../../src/record/network-address.js';

describe('networkAddress', () => {
  it.each([
    ['203.0.113.80', '203.0.113.80'],
    ['203.0.113.80:51544', '203.0.113.80'],
    ['2001:db8::7', '2001:db8::7'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['::ffff:203.0.113.80', '::ffff:203.0.113.80'],
  ])('reads %s as %s', (written, address) => {
    expect(networkAddress(written)).toBe(address);
  });

  it.each(['bedrock.amazonaws.com', 'AWS Internal', '203.0.113.***', 'unknown', '', '7', '[', '1'.repeat(60), null, { ip: 1 }])(
    'finds no address in %j',
    (written) => {
      expect(networkAddress(written)).toBeNull();
    },
  );
});
