import { fault } from '../fault.ts'

export function loader(): never {
  throw fault('notFound')
}

export function action(): never {
  throw fault('notFound')
}

export default function NotFound() {
  return null
}
