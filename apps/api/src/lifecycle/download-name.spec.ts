import { attachmentNamed, downloadName } from './download-name.js';

describe('a document is downloaded under a name', () => {
  it.each([
    ['会议纪要', 'pdf', '会议纪要.pdf'],
    ['Minutes.PDF', 'pdf', 'Minutes.PDF'],
    ['../../etc/passwd', 'txt', 'etc passwd.txt'],
    ['C:\\Windows\\system.ini', undefined, 'C Windows system.ini'],
    ['a\r\nset-cookie: x=1', 'txt', 'a set-cookie x=1.txt'],
    ['invoice\u202Efdp.exe', 'pdf', 'invoice fdp.exe.pdf'],
    ['..', 'pdf', 'document.pdf'],
    ['x'.repeat(500), 'txt', `${'x'.repeat(120)}.txt`],
  ])('%j', (title, extension, name) => expect(downloadName(title, extension)).toBe(name));

  it('said twice, so that nobody misreads it, and never breaks out of the header', () => {
    expect(attachmentNamed('纪要 (终稿)', 'docx')).toBe(`attachment; filename="__ (__).docx"; filename*=UTF-8''%E7%BA%AA%E8%A6%81%20%28%E7%BB%88%E7%A8%BF%29.docx`);
    expect(attachmentNamed('a"; filename="b.exe', 'pdf')).not.toMatch(/filename="b/);
    expect(attachmentNamed("x'*%;\u0000\n", 'txt')).toMatch(/^[\x20-\x7e]+$/);
  });
});
