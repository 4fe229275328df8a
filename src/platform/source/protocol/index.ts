export { readCapabilities, readPack, readRefs, type ServerError } from './answers';
export { commitsRequest, objectsRequest, refsRequest } from './requests';
