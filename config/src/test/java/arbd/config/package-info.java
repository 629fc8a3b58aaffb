/** Tests of the configuration: what is read, what is refused and with which words. */
package arbd.config;
