/** Made by the build: the catalogue's search index and the function that asks it. */
declare module 'virtual:backline/search' {
  const search: (query: string) => import('../contract/catalog').SearchAnswer;
  export default search;
}
