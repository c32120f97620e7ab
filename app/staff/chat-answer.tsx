import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { TRANSLATIONS } from '../../office/calls/answers/model.ts'
import { LANGUAGES, type Language } from '../../text/languages.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { Fold } from './parts.tsx'
import { plain } from './plain.ts'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'

const NEW = 'nytt'
const CODES = LANGUAGES.map(({ code }) => code)
const SIDES = ['state', 'municipal', 'common'] as const
const RANKS = [1, 2, 3, 4] as const

/** one answer in every language it has, to be written on; what is kept is a draft that somebody else approves. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { calls } = staffDoor(context).office
  if (params.key === NEW) {
    const library = await calls.answerLibrary()
    if (!library.ok) throw fault('notFound')
    return null
  }
  const found = await calls.answerToEdit({ key: params.key ?? '' })
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const key = params.key === NEW ? (form.values.nokkel ?? '') : (params.key ?? '')
  const done = await here.office.calls.draftAnswer(draftIn(key, form.values))
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details })
  return redirect('/arbeid/svar', 303)
}

/** What stands in bokmål was written in it; every other language says who has translated it. A language left empty is left out. */
const draftIn = (key: string, values: Written) => ({
  key,
  theme: values.tema ?? '',
  side: SIDES.find((side) => side === values.side) ?? 'common',
  audience: values.tema?.startsWith('employer') ? ('employer' as const) : ('person' as const),
  authority: RANKS.find((rank) => String(rank) === values.rang) ?? 4,
  source: values.kilde ?? '',
  sourceUrl: values.adresse?.trim() || null,
  sourceDate: values.lest ?? '',
  reviewAt: values.ses ?? '',
  texts: CODES.filter(
    (language) =>
      language === 'nb' || values[`tittel.${language}`]?.trim() || values[`tekst.${language}`]?.trim(),
  ).map((language) => ({
    language,
    title: values[`tittel.${language}`] ?? '',
    body: values[`tekst.${language}`] ?? '',
    words: values[`ord.${language}`] ?? '',
    translation:
      language === 'nb'
        ? ('original' as const)
        : (TRANSLATIONS.find((one) => one === values[`oversatt.${language}`]) ?? ('machine' as const)),
  })),
})

type Article = Awaited<ReturnType<typeof loader>>

export default function Answer() {
  const article = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  const heading = article?.texts.find(({ language }) => language === 'nb')?.title ?? say('voice:answers.new')
  return (
    <div className="stack">
      <title>{heading}</title>
      <BenchHead heading={heading} />
      <p>
        <a href="/arbeid/svar">{say('voice:answers.heading')}</a>
      </p>
      <Refusal refused={refused} />
      <form method="post" className="stack narrow">
        <HiddenFields form="draft" />
        <About article={article} refused={refused} />
        {CODES.map((language) => (
          <InLanguage key={language} language={language} article={article} refused={refused} />
        ))}
        <div>
          <Press>{say('voice:answers.keep')}</Press>
        </div>
      </form>
    </div>
  )
}

type Part = { article: Article; refused: Refused | undefined }

function About({ article, refused }: Part) {
  const { say, side } = useWords()
  const themes = useThemes()
  return (
    <>
      {article === null && (
        <TextLine name="nokkel" label={say('voice:answers.key')} refused={refused} maxLength={60} />
      )}
      <Choices
        name="tema"
        label={say('voice:desk.about.theme')}
        options={themes}
        defaultValue={article?.theme ?? ''}
        refused={refused}
      />
      <Choices
        name="side"
        label={say('voice:desk.answer.side')}
        options={SIDES.map((value) => ({ value, label: side(value) }))}
        defaultValue={article?.side ?? 'common'}
        refused={refused}
      />
      <Choices
        name="rang"
        label={say('voice:answers.rank')}
        options={RANKS.map((rank) => ({ value: String(rank), label: say(`voice:answers.rank.${rank}`) }))}
        defaultValue={String(article?.authority ?? 4)}
        refused={refused}
      />
      <TextLine
        name="kilde"
        label={say('voice:answers.source')}
        defaultValue={article?.source ?? ''}
        refused={refused}
        maxLength={300}
      />
      <TextLine
        name="adresse"
        label={say('voice:answers.url')}
        defaultValue={article?.sourceUrl ?? ''}
        refused={refused}
        maxLength={300}
      />
      <TextLine
        name="lest"
        type="date"
        label={say('voice:answers.read')}
        defaultValue={article?.sourceDate ?? ''}
        refused={refused}
      />
      <TextLine
        name="ses"
        type="date"
        label={say('voice:answers.reviewAt')}
        defaultValue={article?.reviewAt ?? ''}
        refused={refused}
      />
    </>
  )
}

function InLanguage({ language, article, refused }: Part & { language: Language }) {
  const { say, ...words } = useWords()
  const text = article?.texts.find((one) => one.language === language)
  const written = refused?.values[`tekst.${language}`]?.trim()
  return (
    <Fold
      id={`paa-${language}`}
      summary={say(text ? 'voice:answers.in' : 'voice:answers.notIn', { language: words.language(language) })}
      open={language === 'nb' || Boolean(written)}
    >
      <div className="stack-tight">
        <TextLine
          id={`tittel-${language}`}
          name={`tittel.${language}`}
          label={say('voice:answers.title')}
          defaultValue={text?.title ?? ''}
          refused={refused}
          maxLength={200}
        />
        <TextBox
          id={`tekst-${language}`}
          name={`tekst.${language}`}
          label={say('voice:answers.body')}
          rows={6}
          defaultValue={text?.body ?? ''}
          refused={refused}
          maxLength={4000}
        />
        <TextLine
          id={`ord-${language}`}
          name={`ord.${language}`}
          label={say('voice:answers.words')}
          defaultValue={text?.words ?? ''}
          refused={refused}
          maxLength={500}
        />
        {language !== 'nb' && (
          <Choices
            id={`oversatt-${language}`}
            name={`oversatt.${language}`}
            label={say('voice:answers.translated')}
            options={TRANSLATIONS.map((value) => ({ value, label: say(`voice:answers.by.${value}`) }))}
            defaultValue={text?.translation ?? 'human'}
            refused={refused}
          />
        )}
      </div>
    </Fold>
  )
}
