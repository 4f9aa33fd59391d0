package io.leadline.bench.pair;

import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file with one method that does nothing: beside the class as it is, it tells what that method costs all the
 * rest. Everything else stays as it was compiled.
 */
public final class WithoutMethod implements UnaryOperator<byte[]>
{
    private final String name;
    private final String descriptor;

    /**
     * Empties a method that returns nothing.
     *
     * @param descriptor of the method, as class files have it: {@code (I)V} takes an int.
     */
    public WithoutMethod(final String name, final String descriptor)
    {
        if (!descriptor.endsWith(")V"))
        {
            throw new IllegalArgumentException("method returns something: name=" + name + " descriptor=" + descriptor);
        }
        this.name = name;
        this.descriptor = descriptor;
    }

    /** @throws IllegalArgumentException when the class has no such method. */
    @Override
    public byte[] apply(final byte[] classFile)
    {
        final ClassReader reader = new ClassReader(classFile);
        final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        final Emptying emptying = new Emptying(writer);
        reader.accept(emptying, 0);
        if (!emptying.isDone)
        {
            throw new IllegalArgumentException(
                "class has no such method: class=" + reader.getClassName() + " name=" + name + " descriptor=" +
                descriptor);
        }

        return writer.toByteArray();
    }

    /** Passes on all methods but the one. */
    private final class Emptying extends ClassVisitor
    {
        private boolean isDone;

        private Emptying(final ClassVisitor next)
        {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
            final int access,
            final String method,
            final String methodDescriptor,
            final String signature,
            final String[] exceptions)
        {
            final MethodVisitor next = super.visitMethod(access, method, methodDescriptor, signature, exceptions);
            if (!method.equals(name) || !methodDescriptor.equals(descriptor))
            {
                return next;
            }
            isDone = true;
            next.visitCode();
            next.visitInsn(Opcodes.RETURN);
            next.visitMaxs(0, 0);
            next.visitEnd();

            return null;
        }
    }
}
