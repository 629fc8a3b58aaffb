/**
 * One life of the daemon: the instance's folder and lock, what an earlier life left, venues, pipeline, and an orderly
 * stop. Everything here runs on the starting thread; the pipeline's threads are its own.
 */
package arbd.daemon.run;
