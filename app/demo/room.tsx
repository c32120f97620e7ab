import { useSay } from '../ui/shell.ts'

export default function DemoRoom() {
  const say = useSay()
  return (
    <div className="bench-head">
      <title>{say('demo:title')}</title>
      <h1>{say('demo:title')}</h1>
    </div>
  )
}
