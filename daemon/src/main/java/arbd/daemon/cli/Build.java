package arbd.daemon.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of the program, from the jar's manifest. */
final class Build implements IVersionProvider {
    /** The version, {@code development} outside a jar. */
    static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "arbd " + version(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
    }
}
