import type { LoaderFunctionArgs } from 'react-router'
import { staffDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'

export function loader({ context }: LoaderFunctionArgs) {
  staffDoor(context)
  return null
}

export default function WorkList() {
  const say = useSay()
  return (
    <div className="bench-head">
      <title>{say('staff:nav.workList')}</title>
      <h1>{say('staff:nav.workList')}</h1>
    </div>
  )
}
