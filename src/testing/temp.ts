/** Before all tests, the folder for what they plant is made; after them it goes with what they left in it. */
export { makeFastTemp as default } from '../../build/fast-temp.mjs';
