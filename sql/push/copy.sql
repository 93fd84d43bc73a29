copy {table} from stdin;
