import { HiddenFields, Press } from '../ui/forms.tsx'
import { useWords } from './words.ts'

type Whose = {
  personId: string
  interpreterNeed: string
  interpreterLanguage: string | null
  language: string
}

/** one press where a talk or a visit is written down, for whoever needs an interpreter; nothing for others. */
export function InterpreterButton({ personId, interpreterNeed, interpreterLanguage, language }: Whose) {
  const words = useWords()
  if (interpreterNeed === 'none') return null
  return (
    <form method="post" action={`/arbeid/person/${personId}/tolk`}>
      <HiddenFields form={`interpreter-${personId}`} />
      <Press name="gjor" value="tolk" variant="secondary" small>
        {words.say('voice:interpreter.now', { language: words.language(interpreterLanguage ?? language) })}
      </Press>
    </form>
  )
}
