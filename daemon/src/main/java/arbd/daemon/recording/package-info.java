/** Reading of recorded text, line by line, on whatever thread wants it. */
package arbd.daemon.recording;
