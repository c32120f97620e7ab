import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { Fold } from './parts.tsx'
import { plain } from './plain.ts'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'

/** what may be quoted, until when somebody looks at it again, and what is asked that nobody has written of. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.calls.answerLibrary()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { calls } = here.office
  const key = values.nokkel ?? ''
  const done =
    values.gjor === 'godkjenn'
      ? await calls.approveAnswer({ key, version: Number(values.versjon) || 0 })
      : values.gjor === 'fjern'
        ? await calls.retireAnswer({ key })
        : await calls.draftAnswer(draftIn(values))
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect('/arbeid/svar', 303)
}

const SIDES = ['state', 'municipal', 'common'] as const

const draftIn = (values: Written) => ({
  key: values.nokkel ?? '',
  theme: values.tema ?? '',
  side: SIDES.find((side) => side === values.side) ?? 'common',
  audience: values.tema?.startsWith('employer') ? ('employer' as const) : ('person' as const),
  authority: [1, 2, 3, 4].find((rank) => String(rank) === values.rang) ?? 4,
  source: values.kilde ?? '',
  sourceUrl: values.adresse?.trim() || null,
  sourceDate: values.lest ?? '',
  reviewAt: values.ses ?? '',
  texts: (['nb', 'en'] as const).flatMap((language) =>
    values[`tittel.${language}`]?.trim() || language === 'nb'
      ? [
          {
            language,
            title: values[`tittel.${language}`] ?? '',
            body: values[`tekst.${language}`] ?? '',
            words: values[`ord.${language}`] ?? '',
            translation: language === 'nb' ? ('original' as const) : ('human' as const),
          },
        ]
      : [],
  ),
})

export default function Answers() {
  const { articles, backlog } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const words = useWords()
  const { say } = words
  return (
    <div className="stack">
      <title>{say('voice:answers.heading')}</title>
      <div className="bench-head">
        <h1>{say('voice:answers.heading')}</h1>
      </div>
      <Refusal refused={refused} />
      <section aria-labelledby="mangler" className="stack-tight">
        <h2 id="mangler">{say('voice:answers.backlog')}</h2>
        <p className="quiet">{say('voice:answers.backlogHint')}</p>
        {backlog.length === 0 && <p>{say('voice:answers.backlogNone')}</p>}
        <ul className="plain-list">
          {backlog.map((row) => (
            <li key={`${row.theme} ${row.language}`}>
              {words.theme(row.theme)}, {words.language(row.language)}:{' '}
              {say('voice:answers.times', { n: row.count })}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="alle-svar" className="stack-tight">
        <h2 id="alle-svar">{say('voice:answers.all', { n: articles.length })}</h2>
        <ul className="plain-list">
          {articles.map((one) => (
            <li key={`${one.key} ${one.version}`} className="row row-apart">
              <span>
                {one.title} · {words.theme(one.theme)} · {say('voice:answers.review', { date: one.reviewAt })}
              </span>
              {one.state === 'draft' && <StatusTag tone="warning">{say('voice:answers.draft')}</StatusTag>}
              <Deed article={one} />
            </li>
          ))}
        </ul>
      </section>
      <Draft refused={refused} />
    </div>
  )
}

type Article = Awaited<ReturnType<typeof loader>>['articles'][number]

function Deed({ article }: { article: Article }) {
  const { say } = useWords()
  const draft = article.state === 'draft'
  const label = say(draft ? 'voice:answers.approve' : 'voice:answers.retire')
  return (
    <form method="post">
      <HiddenFields form={`${article.key}-${article.version}`} />
      <input type="hidden" name="nokkel" value={article.key} />
      <input type="hidden" name="versjon" value={article.version} />
      <Press
        small
        variant="secondary"
        name="gjor"
        value={draft ? 'godkjenn' : 'fjern'}
        aria-label={`${label}: ${article.title}`}
      >
        {label}
      </Press>
    </form>
  )
}

function Draft({ refused }: { refused: Refused | undefined }) {
  const { say, side } = useWords()
  const themes = useThemes()
  return (
    <Fold id="nytt-svar" summary={say('voice:answers.new')} open={refused !== undefined}>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="draft" />
        <TextLine name="nokkel" label={say('voice:answers.key')} refused={refused} maxLength={60} />
        <Choices name="tema" label={say('voice:desk.about.theme')} options={themes} refused={refused} />
        <Choices
          name="side"
          label={say('voice:desk.answer.side')}
          options={SIDES.map((value) => ({ value, label: side(value) }))}
          refused={refused}
        />
        <Choices
          name="rang"
          label={say('voice:answers.rank')}
          options={([1, 2, 3, 4] as const).map((rank) => ({
            value: String(rank),
            label: say(`voice:answers.rank.${rank}`),
          }))}
          refused={refused}
        />
        <TextLine name="kilde" label={say('voice:answers.source')} refused={refused} maxLength={300} />
        <TextLine name="adresse" label={say('voice:answers.url')} refused={refused} maxLength={300} />
        <TextLine name="lest" type="date" label={say('voice:answers.read')} refused={refused} />
        <TextLine name="ses" type="date" label={say('voice:answers.reviewAt')} refused={refused} />
        {(['nb', 'en'] as const).map((language) => (
          <fieldset key={language} className="plain-fieldset stack-tight">
            <legend className="strong">{say(`voice:incidents.text.${language}`)}</legend>
            <TextLine name={`tittel.${language}`} label={say('voice:answers.title')} refused={refused} />
            <TextBox
              name={`tekst.${language}`}
              label={say('voice:answers.body')}
              rows={4}
              refused={refused}
            />
            <TextLine name={`ord.${language}`} label={say('voice:answers.words')} refused={refused} />
          </fieldset>
        ))}
        <div>
          <Press>{say('voice:answers.keep')}</Press>
        </div>
      </form>
    </Fold>
  )
}
