import fc from 'fast-check';
import { linearOf, mathmlProblem } from './formula.js';
import { renderFormula } from './render-content.js';

const math = (inside: string): string => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inside}</math>`;

describe('a formula', () => {
  it('in MathML is shown as it is and read without its tags', () => {
    const source = math('<msup><mi>c</mi><mn>2</mn></msup><mo>&lt;</mo><mi>x</mi>');
    expect(mathmlProblem(source)).toBeNull();
    expect(renderFormula({ notation: 'mathml', source }, 'inline')).toBe(source);
    expect(linearOf({ notation: 'mathml', source })).toBe('c2<x');
  });

  it.each(['<math><mi onclick="x">a</mi></math>', '<math><mi href="javascript:x">a</mi></math>', '<math><img/></math>', '<math><mi>a</math>', '<math/><math/>', 'x<math/>', '<math>&nbsp;</math>', '<math><!-- --></math>', '', '<mi>a</mi>', '<math xmlns="http://www.w3.org/1999/xhtml"></math>', `<math>${'<mrow>'.repeat(70)}`])(
    'that is not clean MathML is shown as its source: %s',
    (source) => {
      expect(mathmlProblem(source)).not.toBeNull();
      expect(renderFormula({ notation: 'mathml', source }, 'inline')).not.toMatch(/<(?!\/?code)/u);
    },
  );

  it('in another notation is shown as its source', () => {
    expect(renderFormula({ notation: 'latex', source: 'a<b' }, 'block')).toBe('<pre><code class="latex">a&lt;b</code></pre>');
    expect(renderFormula({ notation: 'asciimath', source: 'x^2' }, 'inline')).toBe('<code class="asciimath">x^2</code>');
  });

  it('never shows an element that MathML does not have', () => {
    const part = fc.constantFrom('<math>', '</math>', '<mi>', '</mi>', '<script>', 'x', '"', ' onload="a"', '<mi ', '>', '<!--', '&amp;', '<![CDATA[');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const shown = renderFormula({ notation: 'mathml', source: parts.join('') }, 'inline');
        expect(shown).not.toMatch(/<script|<!|onload="/u);
      }),
    );
  });
});
