import { accountLines } from './account-lines.js';

const account = (slug: string, role: string, password = 'p') => ({ email: `${slug}@demo.example`, role, password });

describe('printing the demonstration accounts', () => {
  it('puts numbered ones of a role on one line, and says a shared password once', () => {
    expect(accountLines([account('secretary', 'secretary'), account('member-01', 'member'), account('member-02', 'member'), account('member-03', 'member'), account('expert-01', 'expert')])).toEqual([
      '  secretary@demo.example              secretary',
      '  member-01@demo.example … member-03  member',
      '  expert-01@demo.example              expert',
      '  The password of all of them: p',
    ]);
  });

  it('says each password where they differ', () => {
    expect(accountLines([account('a-1', 'member', 'x'), account('a-2', 'member', 'y')])).toEqual(['  a-1@demo.example  x  member', '  a-2@demo.example  y  member']);
  });
});
