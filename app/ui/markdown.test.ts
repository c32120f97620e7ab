import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLine, renderMarkdown } from './markdown.ts'

describe('what people write', () => {
  test('is shown with bold words, lists, line ends and links', () => {
    expect(renderMarkdown('Ta med **pass**\nog:\n\n- lønnsslipp\n- leiekontrakt')).toBe(
      '<p>Ta med <strong>pass</strong><br>\nog:</p>\n<ul>\n<li>lønnsslipp</li>\n<li>leiekontrakt</li>\n</ul>\n',
    )
    expect(renderMarkdown('[skjemaet](https://example.com/a)')).toContain(
      '<a href="https://example.com/a" rel="nofollow noopener noreferrer">skjemaet</a>',
    )
    expect(renderMarkdown('Se https://example.com/b.')).toContain('<a href="https://example.com/b" rel=')
    expect(renderMarkdown('[svar](/min-side/samtaler)')).toContain('href="/min-side/samtaler"')
    expect(renderMarkdown('[skriv](mailto:post@example.com)')).toContain('href="mailto:post@example.com"')
  })

  test('a link without words is named by its address', () => {
    expect(renderMarkdown('[](https://example.com/)')).toContain('>https://example.com/</a>')
  })

  test.each([
    '[trykk](javascript:alert(1))',
    '[trykk](JaVaScRiPt:alert(1))',
    '[trykk](&#106;avascript:alert(1))',
    '[trykk](\tjavascript:alert(1))',
    '[trykk](data:text/html;base64,PHNjcmlwdD4=)',
    '[trykk](vbscript:msgbox)',
    '[trykk](file:///etc/passwd)',
    '[trykk](//evil.example/)',
    '[trykk](/\\evil.example/)',
    '[trykk](\\\\evil.example/)',
    '<javascript:alert(1)>',
    'javascript:alert(1)',
  ])('never leads anywhere unsafe: %s', (text) => {
    expect(renderMarkdown(text)).not.toContain('<a')
  })

  test('typed HTML is shown as typed', () => {
    expect(renderMarkdown('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n')
    expect(renderMarkdown('<img src=x onerror=alert(1)>')).not.toContain('<img')
  })

  test('pictures are refused, also as Markdown: a picture tells its owner who read the message', () => {
    expect(renderMarkdown('![](https://evil.example/pixel.gif)')).not.toContain('<img')
    expect(renderMarkdown('![a]( https://evil.example/p.gif "t")')).not.toContain('<img')
  })

  test('headings, code, quotes and tables stay the characters they are', () => {
    expect(renderMarkdown('# Haster')).toBe('<p># Haster</p>\n')
    expect(renderMarkdown('> sitat')).toBe('<p>&gt; sitat</p>\n')
    expect(renderMarkdown('    innrykk')).not.toContain('<code')
  })

  test('whatever is written, only these elements and attributes come out', () => {
    const allowed = /^<\/?(?:p|br|strong|em|ul|ol|li|a)(?: (?:href|rel|title|start)="[^"<>]*")*>$/
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '[',
      ']',
      '(',
      ')',
      '*',
      '!',
      'javascript:',
      'https://x',
      '\n- ',
      'a',
      '&lt;',
      '\\',
      ' onload=',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const [tag] of renderMarkdown(pieces.join('')).matchAll(/<[^>]*>/g)) expect(tag).toMatch(allowed)
      }),
    )
  })
})

describe('one line of it', () => {
  test('is plain words', () => {
    expect(plainLine('Se **her**:\n[skjemaet](https://example.com)')).toBe('Se her: skjemaet')
  })
})
