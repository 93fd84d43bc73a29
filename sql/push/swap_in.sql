alter schema {fresh} rename to {schema};
