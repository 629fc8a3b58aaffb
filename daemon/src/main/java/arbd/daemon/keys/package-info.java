/**
 * Keys of accounts on this machine: files in a folder {@code secrets} beside the configuration, or systemd's
 * credentials. They are written here, and read by {@code arbd.daemon.run.CredentialsFile}; nothing prints them.
 */
package arbd.daemon.keys;
