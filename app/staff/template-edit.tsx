import { BOX_LINES, TEXT_SOURCES } from '../../office/reach/templates/model.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import type { TemplatePage } from './template-data.ts'
import { useWords } from './words.ts'
import { WritingHelp } from './writing-help.tsx'

/** One language of a draft. The Norwegian text stands beside a translation, so that both say the same. */
export function TemplateEdit({ page }: { page: TemplatePage }) {
  const { say, coded } = useWords()
  const text = page.text ?? page.original
  if (!text) return null
  const translating = page.language !== 'nb'
  const beside = (words: string | undefined) => (translating && words ? { hint: words } : {})
  return (
    <form method="post" className="stack narrow" lang={page.language}>
      <HiddenFields form="write" />
      <input type="hidden" name="versjon" value={page.template.version} />
      <input type="hidden" name="sprak" value={page.language} />
      <h2>{say('desk:template.write')}</h2>
      <TextLine
        name="tittel"
        label={say('desk:template.title')}
        defaultValue={text.title}
        {...beside(page.original?.title)}
      />
      {BOX_LINES.map((line) => (
        <TextLine
          key={line}
          name={`boks.${line}`}
          label={say(`letters:box.${line}`)}
          defaultValue={text.box[line]}
          {...beside(page.original?.box[line])}
        />
      ))}
      {text.paragraphs.map((paragraph, at) => {
        const name = `avsnitt.${at}`
        const to = Object.entries(paragraph.when ?? {}).flatMap(([, values]) => values)
        return (
          <div key={name} className="stack-tight">
            <TextBox
              name={name}
              label={say('desk:template.paragraph', { n: at + 1 })}
              rows={3}
              defaultValue={paragraph.text}
              {...beside(page.original?.paragraphs[at]?.text)}
            />
            {to.length > 0 && (
              <p className="small quiet">
                {say('desk:template.onlyTo', { who: to.map(coded('desk:letter.value')).join(', ') })}
              </p>
            )}
            {!translating && (
              <WritingHelp field={name} text={paragraph.text} known={[]} author="" preview={null} />
            )}
          </div>
        )
      })}
      <TextBox name="vedlegg" label={say('letters:annex.title')} rows={3} defaultValue={text.annex ?? ''} />
      {translating && (
        <Choices
          name="kilde"
          label={say('desk:template.source')}
          defaultValue={text.source}
          options={TEXT_SOURCES.map((value) => ({ value, label: say(`desk:template.source.${value}`) }))}
        />
      )}
      <div>
        <Press name="gjor" value="skriv">
          {say('desk:template.keep')}
        </Press>
      </div>
    </form>
  )
}
