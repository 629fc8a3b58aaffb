package arbd.daemon.house;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds float and double in a class file: in fields, parameters, results, locals, constants, arithmetic, conversions,
 * and in what is called. Names of members as {@code Class.member}, where the class keeps the name of its outer class.
 */
final class FloatingPoint extends ClassVisitor {
    private static final Set<String> BOXES = Set.of("java/lang/Double", "java/lang/Float");

    private final Set<String> found = new TreeSet<>();
    private String owner;

    private FloatingPoint() {
        super(Opcodes.ASM9);
    }

    /** The members of this class that touch floating point, as {@code Class.member: what}. */
    static Set<String> in(byte[] classFile) {
        FloatingPoint visitor = new FloatingPoint();
        new ClassReader(classFile).accept(visitor, 0);
        return visitor.found;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        owner = name.substring(Math.max(name.lastIndexOf("/"), name.lastIndexOf("$")) + 1);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        if (floating(descriptor)) {
            found.add(owner + "." + name + ": field");
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        String member = owner + "." + name;
        if (floating(descriptor)) {
            found.add(member + ": parameter or result");
        }
        return new Body(member);
    }

    /** Whether a type, or one of a method's types, is float, double, an array of them, or their box. */
    private static boolean floating(String descriptor) {
        if (descriptor.startsWith("(")) {
            return Stream.of(Type.getArgumentTypes(descriptor)).anyMatch(type -> floating(type.getDescriptor()))
                    || floating(Type.getReturnType(descriptor).getDescriptor());
        }
        String element = descriptor.replace("[", "");
        return element.equals("D") || element.equals("F") || element.startsWith("L")
                && BOXES.contains(element.substring(1, element.length() - 1));
    }

    private final class Body extends MethodVisitor {
        private final String member;

        Body(String member) {
            super(Opcodes.ASM9);
            this.member = member;
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
                        add("constant");
                case Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D, Opcodes.F2I, Opcodes.F2L, Opcodes.F2D,
                        Opcodes.D2I, Opcodes.D2L, Opcodes.D2F -> add("conversion");
                case Opcodes.FADD, Opcodes.DADD, Opcodes.FSUB, Opcodes.DSUB, Opcodes.FMUL, Opcodes.DMUL, Opcodes.FDIV,
                        Opcodes.DDIV, Opcodes.FREM, Opcodes.DREM, Opcodes.FNEG, Opcodes.DNEG, Opcodes.FCMPL,
                        Opcodes.FCMPG, Opcodes.DCMPL, Opcodes.DCMPG -> add("arithmetic");
                case Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.FASTORE, Opcodes.DASTORE -> add("array");
                case Opcodes.FRETURN, Opcodes.DRETURN -> add("parameter or result");
                default -> { }
            }
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            switch (opcode) {
                case Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.FSTORE, Opcodes.DSTORE -> add("local");
                default -> { }
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY && (operand == Opcodes.T_DOUBLE || operand == Opcodes.T_FLOAT)) {
                add("array");
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Double || value instanceof Float) {
                add("constant");
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
            if (floating(descriptor)) {
                add("field");
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean anInterface) {
            if (floating(descriptor) || BOXES.contains(type)) {
                add("call");
            }
        }

        @Override
        public void visitLocalVariable(String name, String descriptor, String signature, Label from, Label to,
                int slot) {
            if (floating(descriptor)) {
                add("local");
            }
        }

        private void add(String what) {
            found.add(member + ": " + what);
        }
    }
}
