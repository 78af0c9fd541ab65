import { accountOf, networkOf } from './throttle.js';

describe('the throttle', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s under %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('counts an account under one digest, however it is typed', () => {
    expect(accountOf(' Ana@Test.example')).toBe(accountOf('ana@test.example'));
    expect(accountOf('ana@test.example')).not.toContain('ana');
  });
});
