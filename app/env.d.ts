declare module '*?url' {
  const address: string
  export default address
}
declare module '*?url&no-inline' {
  const address: string
  export default address
}
