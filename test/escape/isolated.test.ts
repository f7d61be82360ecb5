import { describe, expect, it } from 'vitest';
import { isolatedHtml } from '../../src/escape/isolated.ts';

describe('a sentence with right-to-left names', () => {
  it.each([
    ['worst ניסוי-2, 0.25 against 0.2', 'worst <bdi>ניסוי-2</bdi>, 0.25 against 0.2'],
    ['runs: ניסוי-1, ניסוי-2', 'runs: <bdi>ניסוי-1</bdi>, <bdi>ניסוי-2</bdi>'],
    ['worst ניסוי שני, 0.25', 'worst <bdi>ניסוי שני</bdi>, 0.25'],
    ['best تجربة (3) is 4', 'best <bdi>تجربة</bdi> (3) is 4'],
    ['"דיוק מעל 0.9 בכל ריצה" is unmet', '&quot;<bdi>דיוק מעל 0.9 בכל ריצה</bdi>&quot; is unmet'],
    ['ניסוי 0.25 against שני', '<bdi>ניסוי</bdi> 0.25 against <bdi>שני</bdi>'],
    ['<b>ניסוי</b>', '<bdi>&lt;b&gt;ניסוי&lt;/b&gt;</bdi>'],
    ['worst Ofen-2, 0.25 < 0.3', 'worst Ofen-2, 0.25 &lt; 0.3'],
    ['a \u202e name ניסוי', 'a \\u{202e} name <bdi>ניסוי</bdi>'],
  ])('%s', (sentence, html) => {
    expect(isolatedHtml(sentence)).toBe(html);
  });

  it('is processed in linear time', () => {
    const long = `${'א 1 '.repeat(20_000)}x`;
    expect(isolatedHtml(long).startsWith('<bdi>א 1 א')).toBe(true);
    expect(isolatedHtml(`${'1'.repeat(200_000)} א`)).toContain('<bdi>א</bdi>');
    expect(isolatedHtml('א a '.repeat(20_000))).toContain('<bdi>א</bdi> a');
  });
});
