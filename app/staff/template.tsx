import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { FACT_NAMES, FACT_VALUES } from '../../office/reach/templates/model.ts'
import { staffDoor } from '../context.ts'
import type { Refused } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { Time } from '../ui/time.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { SmallSelect } from './parts.tsx'
import { actOnTemplate, type TemplatePage, templatePage } from './template-data.ts'
import { TemplateEdit } from './template-edit.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** one text, in every language and every channel, with who answers for it and what the linter says. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return templatePage(staffDoor(context), params.key ?? '', new URL(request.url).searchParams)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return actOnTemplate(staffDoor(context), request, params.key ?? '')
}

export default function StaffTemplate() {
  const page = useLoaderData() as TemplatePage
  const refused = useActionData() as Refused | undefined
  const { say, coded } = useWords()
  useKeys(() => false)
  const { template } = page
  return (
    <div className="stack">
      <title>{coded('desk:template')(page.key)}</title>
      <BenchHead heading={coded('desk:template')(page.key)} />
      <p>
        <a href="/arbeid/maler">{say('desk:template.heading')}</a>
      </p>
      <Refusal refused={refused} />
      <Standing page={page} />
      <Look page={page} />
      <Findings page={page} />
      {template.state === 'draft' && <TemplateEdit key={`${template.version}${page.language}`} page={page} />}
      <LetterPreview shown={page.previewed} pdf={page.pdf} />
    </div>
  )
}

/** Which version it is, who answers for it, and what can be done with it. */
function Standing({ page }: { page: TemplatePage }) {
  const { say, coded } = useWords()
  const { template } = page
  const draft = template.state === 'draft'
  return (
    <section className="card stack-tight">
      <p>
        <span className="strong">
          {draft && template.officeId !== null
            ? say('desk:template.localUnapproved')
            : coded('desk:template.state')(template.state)}
        </span>{' '}
        · {say('desk:template.version')} {template.version} · {say('desk:template.owner')}: {template.owner}
        {template.approvedAt && (
          <>
            {' '}
            · <Time at={template.approvedAt} />
          </>
        )}
      </p>
      <p className="row small">
        {page.versions.map(({ number, state }) => (
          <a
            key={number}
            href={`?versjon=${number}`}
            aria-current={number === template.version ? 'page' : undefined}
          >
            {number} ({coded('desk:template.state')(state)})
          </a>
        ))}
      </p>
      <form method="post" className="row">
        <HiddenFields form="template" />
        <input type="hidden" name="versjon" value={template.version} />
        {!draft && (
          <>
            <Press name="gjor" value="utkast" variant="secondary" small>
              {say('desk:template.draft')}
            </Press>
            <Press name="gjor" value="lokalt" variant="secondary" small>
              {say('desk:template.draftLocal')}
            </Press>
          </>
        )}
        {draft && page.mayApprove && !page.own && (
          <Press name="gjor" value="godkjenn" small>
            {say('desk:template.approve')}
          </Press>
        )}
        {draft && page.own && <span className="quiet small">{say('desk:template.otherApproves')}</span>}
        {template.state === 'approved' && page.mayApprove && template.version > 1 && (
          <Press name="gjor" value="trekk" variant="tertiary" small>
            {say('desk:template.retire')}
          </Press>
        )}
      </form>
    </section>
  )
}

/** In which language, and to whom: each paragraph shows only when what it is keyed to is chosen. */
function Look({ page }: { page: TemplatePage }) {
  const { say, coded, language } = useWords()
  return (
    <form method="get" className="row">
      <input type="hidden" name="versjon" value={page.template.version} />
      <SmallSelect
        name="sprak"
        label={say('desk:template.language')}
        value={page.language}
        options={page.languages.map(({ code, source, translatedAt }) => ({
          value: code,
          label:
            source === 'machine'
              ? say('desk:template.byMachine', { language: language(code), date: translatedAt ?? '' })
              : language(code),
        }))}
      />
      {FACT_NAMES.map((name) => (
        <SmallSelect
          key={name}
          name={`faktum.${name}`}
          label={say(`desk:letter.fact.${name}`)}
          value={page.facts[name] ?? ''}
          options={[
            { value: '', label: say('desk:letter.fact.unknown') },
            ...FACT_VALUES[name].map((value) => ({ value, label: coded('desk:letter.value')(value) })),
          ]}
        />
      ))}
      <Press variant="secondary" small>
        {say('desk:template.show')}
      </Press>
    </form>
  )
}

function Findings({ page }: { page: TemplatePage }) {
  const { say, coded } = useWords()
  return (
    <section className="stack-tight">
      {page.lix !== null && <p>{say('desk:letter.lix', { lix: page.lix, bound: page.template.lixBound })}</p>}
      {page.findings.length > 0 && (
        <>
          <h2>{say('desk:template.findings')}</h2>
          <ul className="stack-tight">
            {page.findings.map((found) => (
              <li key={`${found.language}${found.what}${found.where}${found.detail}`}>
                {found.blocks && <strong>{say('desk:template.blocks')} </strong>}
                {found.language}: {coded('desk:template.found')(found.what)} <q>{found.detail}</q>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
